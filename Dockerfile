# The engine in this image uses an NVIDIA GPU where the container gets one (docker run --gpus all), else the CPU.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

# Names and prompts in Chinese, in the charts of /usage.
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*

WORKDIR /app
# The large packages change seldom: a layer of their own.
COPY requirements.lock ./
RUN pip install -c requirements.lock torch torchvision clip-anytorch

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY engine engine
COPY migrations migrations
RUN pip install -c requirements.lock .

# Models are fetched once into a volume; /data holds config.toml, the database and the pictures.
ENV WORDBRUSH_ENGINE__CACHE_DIR=/models
RUN useradd --create-home wordbrush && mkdir /models /data && chown wordbrush /models /data
USER wordbrush
VOLUME ["/models", "/data"]
WORKDIR /data

ENTRYPOINT ["wordbrush"]
CMD ["run"]
