#!/bin/sh
# Build the image with docker, podman or buildah, whichever is there and works.
#
#   deploy/build-image.sh                            an image for NVIDIA GPUs, wordbrush:cuda
#   deploy/build-image.sh cpu                        an image for the CPU, wordbrush:cpu
#   deploy/build-image.sh cpu --build-arg NAME=…     with arguments of the Dockerfile; see there
#
# BUILDER names one of the three. TORCH_INDEX names the package index of PyTorch's build for the CPU, a mirror for
# example; the default is the one in compose.yaml. IMAGE names the image.
set -eu
cd "$(dirname "$0")/.."

kind=cuda
case "${1:-}" in
cpu | cuda)
    kind=$1
    shift
    ;;
esac

works() {
    case "$1" in
    docker) docker version >/dev/null 2>&1 ;; # the client alone builds nothing
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

if [ -z "${BUILDER:-}" ]; then
    for one in docker podman buildah; do
        if works "$one"; then
            BUILDER=$one
            break
        fi
    done
fi
case "${BUILDER:-}" in
docker) set -- docker build "$@" ;;
# Their own format has no health check.
podman) set -- podman build --format docker "$@" ;;
buildah) set -- buildah build --format docker "$@" ;;
"")
    echo "Neither docker (with its daemon running), podman nor buildah is here. Install one of them." >&2
    exit 1
    ;;
*)
    echo "BUILDER=$BUILDER is unknown. Use docker, podman or buildah, or leave it out." >&2
    exit 1
    ;;
esac

if [ "$kind" = cpu ]; then
    TORCH_INDEX=${TORCH_INDEX:-$(sed -n 's/^ *TORCH_INDEX: *//p' compose.yaml)}
fi
if [ -n "${TORCH_INDEX:-}" ]; then
    set -- "$@" --build-arg "TORCH_INDEX=$TORCH_INDEX"
fi
# What the image says of itself, in `wordbrush --version` and in its labels:
# https://specs.opencontainers.org/image-spec/annotations/
version=$(sed -n 's/^VERSION = "\(.*\)"$/\1/p' engine/protocol/version.py)
set -- "$@" --build-arg "VERSION=$version"
if commit=$(git -c 'safe.directory=*' describe --always '--exclude=*' --abbrev=40 --dirty=+changes 2>/dev/null); then
    set -- "$@" --build-arg "COMMIT=$commit"
    source=$(git -c 'safe.directory=*' remote get-url origin 2>/dev/null || true)
    case "$source" in
    *@*) ;; # what is in front of it may be a password
    https://*) set -- "$@" --build-arg "SOURCE=$source" ;;
    esac
fi
if [ -n "${PIP_INDEX_URL:-}" ]; then
    set -- "$@" --build-arg "PIP_INDEX_URL=$PIP_INDEX_URL"
fi
exec "$@" --tag "${IMAGE:-wordbrush:$kind}" .
