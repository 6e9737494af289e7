# One image for a GPU (docker run --gpus all) and for a CPU. PyPI's torch for Linux brings CUDA along, about 5 GB;
# https://download.pytorch.org/whl/cpu as TORCH_INDEX makes an image of a fifth of that, for a CPU only.
ARG PYTHON=3.12
FROM python:${PYTHON}-slim

ARG PIP_INDEX_URL=https://pypi.org/simple
ARG TORCH_INDEX=${PIP_INDEX_URL}
# "cluster": for more than one machine, docs/cluster.md.
ARG EXTRAS=

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

# Names and prompts in Chinese, in the charts of /usage.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
# The large packages change seldom: a layer of their own.
COPY requirements.lock ./
RUN pip install --index-url "${TORCH_INDEX}" --extra-index-url "${PIP_INDEX_URL}" -c requirements.lock torch torchvision \
    && pip install --index-url "${PIP_INDEX_URL}" -c requirements.lock clip-anytorch

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY engine engine
COPY migrations migrations
RUN pip install --index-url "${PIP_INDEX_URL}" -c requirements.lock ".${EXTRAS:+[${EXTRAS}]}"

# /data holds config.toml, the database and the pictures; models are fetched once into a volume of their own.
ENV WORDBRUSH_ENGINE__CACHE_DIR=/models \
    MPLCONFIGDIR=/tmp/matplotlib
RUN useradd --uid 10001 --create-home wordbrush && mkdir /models /data && chown wordbrush /models /data
USER 10001
VOLUME ["/models", "/data"]
WORKDIR /data

HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]

ENTRYPOINT ["wordbrush"]
CMD ["run"]
