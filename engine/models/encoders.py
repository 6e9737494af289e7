"""CLIP's two encoders, with the results of the clip package in a fraction of its time and memory."""

import copy
import warnings
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
    import clip as clip  # imported from here everywhere, so that the warning is silenced in one place
    from clip.model import ResidualAttentionBlock, VisionTransformer

QUICK_GELU = 1.702  # CLIP's activation is x·σ(1.702·x), which equals silu(1.702·x) / 1.702


class ImageEncoder(nn.Module):
    """CLIP's image encoder: standardized pictures (n, 3, side, side) to embeddings (n, d), not normalized.

    Faster than the package for vision transformers: the patch embedding is a matrix product instead of a convolution,
    the activation is one operation with its factor folded into the weights, and the last block computes only the class
    token. Other architectures run as the package has them.

    Args:
        visual: the image encoder of a model of the clip package. It is not changed.
        precision: of weights and activations, instead of the encoder's own. Norms compute in fp32.
    """

    def __init__(self, visual: nn.Module, precision: torch.dtype | None = None) -> None:
        super().__init__()
        self.original: nn.Module | None = None
        if not isinstance(visual, VisionTransformer):
            self.original = visual if precision is None else to_bfloat16(copy.deepcopy(visual))
            return
        weights = visual.conv1.weight
        precision = precision or weights.dtype
        self.side = weights.shape[-1]
        positions = visual.positional_embedding.to(precision)
        self.class_token = frozen_parameter(visual.class_embedding.to(precision) + positions[:1])  # (1, width)
        self.patch_embedding = frozen_linear(weights.flatten(1), positions[1:], precision)  # the position as bias
        self.norm_before, self.norm_after = layer_norm(visual.ln_pre, precision), layer_norm(visual.ln_post, precision)
        self.blocks = nn.ModuleList(TransformerBlock(block, precision) for block in visual.transformer.resblocks)
        self.projection = frozen_linear(visual.proj.T, None, precision)

    def forward(self, pictures: Tensor) -> Tensor:
        """Return the embeddings (n, d) of standardized pictures (n, 3, side, side), in fp32."""
        if self.original is not None:
            original: Tensor = self.original(match_precision(self.original, pictures))
            return original.float()
        n, channels, height, width = pictures.shape
        side = self.side
        x = pictures.to(self.class_token.dtype).view(n, channels, height // side, side, width // side, side)
        x = x.permute(0, 2, 4, 1, 3, 5).reshape(n, -1, channels * side * side)
        x = x @ self.patch_embedding.weight.T + self.patch_embedding.bias  # (n, tokens, width)
        x = self.norm_before(torch.cat([self.class_token.expand(n, 1, -1), x], dim=1))
        *blocks, last = self.blocks
        for block in blocks:
            x = block(x, positions=x.shape[1])
        embeddings: Tensor = self.projection(self.norm_after(last(x, positions=1)[:, 0]))
        return embeddings.float()


class TransformerBlock(nn.Module):
    """A residual attention block of CLIP's vision transformer."""

    def __init__(self, block: ResidualAttentionBlock, precision: torch.dtype) -> None:
        super().__init__()
        self.heads = block.attn.num_heads
        width = block.attn.embed_dim
        weights, biases = block.attn.in_proj_weight, block.attn.in_proj_bias  # of queries, keys and values
        self.queries = frozen_linear(weights[:width], biases[:width], precision)
        self.keys_values = frozen_linear(weights[width:], biases[width:], precision)
        self.attention_out = frozen_linear(block.attn.out_proj.weight, block.attn.out_proj.bias, precision)
        mlp_in, mlp_out = block.mlp.c_fc, block.mlp.c_proj
        self.mlp_in = frozen_linear(mlp_in.weight * QUICK_GELU, mlp_in.bias * QUICK_GELU, precision)
        self.mlp_out = frozen_linear(mlp_out.weight / QUICK_GELU, mlp_out.bias, precision)
        self.norm_attention, self.norm_mlp = layer_norm(block.ln_1, precision), layer_norm(block.ln_2, precision)

    def forward(self, x: Tensor, positions: int) -> Tensor:
        """Return the block's output for the first `positions` tokens, (n, positions, width).

        `x`, (n, all tokens, width), is what these tokens attend to.
        """
        seen = self.norm_attention(x)
        queries = self._by_head(self.queries(seen[:, :positions]))
        keys, values = map(self._by_head, self.keys_values(seen).chunk(2, dim=-1))
        attended: Tensor = x[:, :positions] + self.attention_out(
            attention(queries, keys, values).transpose(1, 2).flatten(2)
        )
        hidden = F.silu(self.mlp_in(self.norm_mlp(attended)))
        result: Tensor = attended + self.mlp_out(hidden)
        return result

    def _by_head(self, x: Tensor) -> Tensor:
        by_head: Tensor = x.unflatten(-1, (self.heads, -1)).transpose(1, 2)  # (n, heads, tokens, width / heads)
        return by_head


def attention(queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    """Return softmax(q·kᵀ / √d)·v for queries, keys and values, all (n, heads, tokens, d)."""
    if queries.device.type != "cpu":
        return F.scaled_dot_product_attention(queries, keys, values)
    # torch's kernel for CPUs is made for long sequences: for 50 tokens its backward pass takes ten times as long.
    scores: Tensor = (queries * queries.shape[-1] ** -0.5) @ keys.transpose(-2, -1)
    return scores.softmax(dim=-1) @ values


def frozen_linear(weight: Tensor, bias: Tensor | None, precision: torch.dtype) -> nn.Linear:
    """Return a linear layer with this weight and bias in the given precision, frozen."""
    outputs, inputs = weight.shape
    layer = nn.Linear(inputs, outputs, bias=False, device="meta")
    layer.weight = frozen_parameter(weight.to(precision))
    if bias is not None:
        layer.bias = frozen_parameter(bias.to(precision))
    return layer


def layer_norm(layer: nn.LayerNorm, precision: torch.dtype) -> nn.LayerNorm:
    """Return a layer norm for activations of this precision.

    The clip package casts activations to fp32 and back. A GPU's kernel computes in fp32 by itself: without the casts 64
    patches take 4.16 ms instead of 4.84 (H100), with the same embeddings (cosine 0.9999999).
    """
    if precision == torch.float32 or not layer.weight.is_cuda:
        return layer
    converted = nn.LayerNorm(layer.normalized_shape, eps=layer.eps, device="meta")
    converted.weight, converted.bias = (
        frozen_parameter(layer.weight.to(precision)),
        frozen_parameter(layer.bias.to(precision)),
    )
    return converted


def frozen_parameter(weights: Tensor) -> nn.Parameter:
    """Return weights as a parameter that is not trained."""
    return nn.Parameter(weights.detach(), requires_grad=False)


def encode_tokens(model: Any, tokens: Tensor) -> Tensor:
    """Return what `model.encode_text(tokens)` returns, (n, d), in a fraction of the time.

    CLIP's text attention is causal, so the padding behind the longest text cannot change anything and is left out.
    """
    length = int(tokens.argmax(-1).max()) + 1  # the end-of-text token has the largest id
    x = (model.token_embedding(tokens[:, :length]) + model.positional_embedding[:length]).permute(1, 0, 2)
    for block in model.transformer.resblocks:
        h = block.ln_1(x)
        x = x + block.attn(h, h, h, need_weights=False, attn_mask=block.attn_mask[:length, :length].to(x))[0]
        x = x + block.mlp(block.ln_2(x))
    x = model.ln_final(x.permute(1, 0, 2))  # (n, length, width)
    embeddings: Tensor = x[torch.arange(len(x)), tokens.argmax(-1)] @ model.text_projection
    return embeddings


def match_precision(model: nn.Module, pictures: Tensor) -> Tensor:
    """Return pictures in the precision of the model's weights, if that is bfloat16, else unchanged.

    bfloat16 pictures are also in the memory format channels_last, as `to_bfloat16` leaves the weights.
    """
    weights = next(model.parameters())
    if weights.dtype == torch.bfloat16:
        return pictures.to(torch.bfloat16, memory_format=torch.channels_last)
    return pictures


def has_bfloat16(device: torch.device) -> bool:
    """Return whether a device multiplies faster in bfloat16 than in fp32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    # Older versions of torch do not have get_capabilities for CPUs.
    capabilities: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)()
    return device.type == "cpu" and bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))


def to_bfloat16(model: nn.Module) -> nn.Module:
    """Convert a frozen model to bfloat16 and channels_last in place and return it; norms stay in fp32."""
    for module in model.modules():
        if not isinstance(module, nn.LayerNorm | nn.BatchNorm2d):
            for name, parameter in module.named_parameters(recurse=False):
                setattr(module, name, nn.Parameter(parameter.bfloat16(), requires_grad=False))
    return model.to(memory_format=torch.channels_last)
