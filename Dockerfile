# One image for a GPU (docker run --gpus all) and for a CPU; deploy/build-image.sh builds it with what is installed.
# The torch of pip's own index for Linux brings CUDA along, about 5 GB; TORCH_INDEX names an index with another build,
# such as PyTorch's for the CPU, with which the image is less than a third.
ARG PYTHON=3.12
ARG BASE=docker.io/library/python:${PYTHON}-slim
FROM ${BASE}

# Neither has a default: pip takes its own configuration unless somebody sets them. pip reads PIP_INDEX_URL itself.
ARG PIP_INDEX_URL
ARG TORCH_INDEX
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
# The large packages: a layer of their own, which is built again only when one of their own versions changes.
COPY requirements-torch.lock ./
RUN if [ -n "${TORCH_INDEX}" ]; then \
        sed -nE 's/^((torch|torchvision)==[^ ;]+).*/\1/p' requirements-torch.lock > /tmp/torch.lock \
        && pip install --index-url "${TORCH_INDEX}" --no-deps -r /tmp/torch.lock; \
    else \
        pip install --no-deps -r requirements-torch.lock; \
    fi

# All other packages: built again when a version changes, and not with every line of the source.
COPY requirements.lock pyproject.toml ./
RUN python -c "import tomllib; all = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
extras = [name for name in '${EXTRAS}'.split(',') if name]; \
print(*all['dependencies'], *(one for name in extras for one in all['optional-dependencies'][name]), sep='\n')" \
        > /tmp/packages.txt \
    && pip install -c requirements.lock -r /tmp/packages.txt

COPY README.md LICENSE ./
COPY bot bot
COPY engine engine
COPY migrations migrations
# Run from here, as from a checkout. Compiled now, as nothing is written later.
ENV PYTHONPATH=/app
RUN printf '#!/usr/bin/env python\nfrom bot.cli.main import main\n\nmain()\n' > /usr/local/bin/wordbrush \
    && chmod 755 /usr/local/bin/wordbrush \
    && python -m compileall -q bot engine migrations

# /data holds config.toml, the database and the pictures; models are downloaded once into a volume of their own. The
# settings' own `data/…` is /data, as the bot runs in /.
ENV WORDBRUSH_ENGINE__CACHE_DIR=/models \
    MPLCONFIGDIR=/tmp/matplotlib
RUN useradd --uid 10001 --create-home wordbrush \
    && mkdir /models /data /backups \
    && chown wordbrush:wordbrush /models /data /backups
USER 10001
VOLUME ["/models", "/data"]
WORKDIR /

# podman and buildah keep it only with --format docker.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]

# What this image is: deploy/build-image.sh gives all three. Last, as each commit changes them.
ARG VERSION
ARG COMMIT
ARG SOURCE
ENV WORDBRUSH_COMMIT=${COMMIT}
LABEL org.opencontainers.image.title="Wordbrush" \
      org.opencontainers.image.description="A Discord bot that repaints pictures in any style that can be put into words." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}" \
      org.opencontainers.image.source="${SOURCE}"

ENTRYPOINT ["wordbrush"]
CMD ["run"]
