"""Random patches in random perspective, all of them in one sampling operation (Kwon & Ye 2022, section 3.2)."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class PatchGeometry:
    """Where n square crops of `side` pixels lie in the output and how each is warped.

    top, left: (n,) integers, in pixels of the output.
    corners: (n, 4, 2) integers, in pixels of the crop as (x, y): where the crop's corners (top left, top right,
    bottom right, bottom left) move to.
    """

    side: int
    top: Tensor
    left: Tensor
    corners: Tensor

    def split(self, most: int) -> "list[PatchGeometry]":
        """The same patches in groups of at most so many."""
        parts = zip(self.top.split(most), self.left.split(most), self.corners.split(most), strict=True)
        return [PatchGeometry(self.side, *part) for part in parts]

    def homographies(self) -> Tensor:
        """(n, 3, 3) float64: from a point of the warped patch to the point of the crop that is seen there."""
        n = len(self.top)
        last = self.side - 1
        crop = torch.tensor([[0, 0], [last, 0], [last, last], [0, last]], dtype=torch.float64).expand(n, 4, 2)
        warped = self.corners.double()
        x, y = warped.unbind(-1)  # (n, 4)
        u, v = crop.unbind(-1)
        one, zero = torch.ones_like(x), torch.zeros_like(x)
        # u·(gx + hy + 1) = ax + by + c and the same for v: two rows for each of four corners, eight unknowns.
        rows_u = torch.stack([x, y, one, zero, zero, zero, -u * x, -u * y], dim=-1)
        rows_v = torch.stack([zero, zero, zero, x, y, one, -v * x, -v * y], dim=-1)
        system = torch.cat([rows_u, rows_v], dim=1)  # (n, 8, 8)
        unknowns = torch.linalg.solve(system, torch.cat([u, v], dim=1))
        return torch.cat([unknowns, one[:, :1]], dim=1).view(n, 3, 3)


def random_patches(
    height: int, width: int, n: int, side: int, distortion: float, generator: torch.Generator
) -> PatchGeometry:
    """Draw n patches of a height×width picture as torchvision's RandomCrop and RandomPerspective would.

    Args:
        side: of the crop, in pixels; at most the picture's shorter side.
        distortion: in [0, 1]; each corner moves inwards by up to this share of half the side.
    """

    def draw(end: int) -> Tensor:
        return torch.randint(end, (n,), generator=generator)

    top, left = draw(height - side + 1), draw(width - side + 1)
    reach = int(distortion * (side // 2)) + 1
    inwards = torch.stack([torch.stack([draw(reach), draw(reach)], dim=-1) for _ in range(4)], dim=1)  # (n, 4, 2)
    last = side - 1
    outer = torch.tensor([[0, 0], [last, 0], [last, last], [0, last]])
    towards_centre = torch.tensor([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    return PatchGeometry(side, top, left, outer + towards_centre * inwards)


def sample_patches(output: Tensor, geometry: PatchGeometry, resolution: int, *, fused: bool) -> Tensor:
    """Cut the patches out of the output (1, 3, h, w) and warp them: (n, 3, resolution, resolution).

    The published code interpolates twice: it warps each crop at its own size and resizes the result. `fused` samples
    the output once at CLIP's resolution, which is sharper and skips a pass; where the crop is larger than that
    resolution a single sample for each pixel would alias, so both then interpolate twice.
    """
    if fused and geometry.side <= resolution:
        return _warp(output, geometry, resolution)
    patches = _warp(output, geometry, geometry.side)
    return F.interpolate(patches, size=(resolution, resolution), mode="bilinear", antialias=True)


def _warp(output: Tensor, geometry: PatchGeometry, resolution: int) -> Tensor:
    height, width = output.shape[-2:]
    side = geometry.side
    n = len(geometry.top)
    device = output.device

    # Pixel centres of the warped patch, in pixels of the crop.
    centres = (torch.arange(resolution, device=device, dtype=torch.float32) + 0.5) * (side / resolution)
    y, x = torch.meshgrid(centres, centres, indexing="ij")
    points = torch.stack([x, y, torch.ones_like(x)], dim=-1).view(-1, 3)  # (resolution², 3)
    homographies = geometry.homographies().float().to(device)
    seen = points @ homographies.transpose(1, 2)  # (n, resolution², 3)
    seen = seen[..., :2] / seen[..., 2:]

    # A crop is black outside. Bilinear sampling with zeros outside is sampling clamped to the outermost pixel
    # centres, times the part of the pixel that lies inside; torchvision then multiplies with its fill mask, which
    # is that same part, once more. Sampled finer than the crop's pixels, the edge gets as much sharper.
    margin = torch.minimum(seen, side - seen) * (resolution / side)
    inside = (margin + 0.5).clamp(0, 1).prod(dim=-1)  # (n, resolution²)
    corner = torch.stack([geometry.left, geometry.top], dim=-1).to(device, torch.float32)
    seen = seen.clamp(0.5, side - 0.5) + corner[:, None]

    grid = seen * seen.new_tensor([2 / width, 2 / height]) - 1
    # One tall grid over one picture: a batch would copy the picture, and its gradient, n times.
    sampled = F.grid_sample(output, grid.view(1, n * resolution, resolution, 2), mode="bilinear", align_corners=False)
    patches = sampled.view(3, n, resolution, resolution).transpose(0, 1)
    return patches * inside.square().view(n, 1, resolution, resolution)
