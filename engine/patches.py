"""Random patches in random perspective, all of them in one sampling operation (Kwon & Ye 2022, section 3.2)."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class PatchGeometry:
    """The places of n square crops in the output, and how each is warped.

    Attributes:
        side: of every crop, in pixels of the output.
        top, left: (n,) integers, in pixels of the output.
        corners: (n, 4, 2) integers, in pixels of the crop as (x, y): where the crop's corners (top left, top right,
            bottom right, bottom left) move to.
    """

    side: int
    top: Tensor
    left: Tensor
    corners: Tensor

    def split(self, max_count: int) -> "list[PatchGeometry]":
        """Return the same patches in groups of at most `max_count`."""
        parts = zip(self.top.split(max_count), self.left.split(max_count), self.corners.split(max_count), strict=True)
        return [PatchGeometry(self.side, *part) for part in parts]

    def to(self, device: torch.device) -> "PatchGeometry":
        """Return the same patches on a device."""
        return PatchGeometry(self.side, *(part.to(device) for part in (self.top, self.left, self.corners)))

    def clone(self) -> "PatchGeometry":
        """Return a copy in memory of its own."""
        return PatchGeometry(self.side, self.top.clone(), self.left.clone(), self.corners.clone())

    def copy_(self, other: "PatchGeometry") -> None:
        """Overwrite these patches in place with as many others of the same side."""
        for mine, its in ((self.top, other.top), (self.left, other.left), (self.corners, other.corners)):
            mine.copy_(its)

    def homographies(self) -> Tensor:
        """Return for each patch the homography from the warped patch to the crop, (n, 3, 3).

        It maps a point of the warped patch to the point of the crop that is seen there. Derived from the map of the
        unit square to the corners (Heckbert 1989, section 2.2.3), inverted by its adjugate, which is the inverse up to
        a factor; homographies do not depend on a factor.
        """
        x, y = self.corners.float().unbind(-1)  # (n, 4)
        x0, x1, x2, x3 = x.unbind(-1)
        y0, y1, y2, y3 = y.unbind(-1)
        right_x, right_y, below_x, below_y = x1 - x2, y1 - y2, x3 - x2, y3 - y2
        skew_x, skew_y = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
        area = right_x * below_y - below_x * right_y
        g = (skew_x * below_y - below_x * skew_y) / area
        h = (right_x * skew_y - skew_x * right_y) / area
        first = torch.stack([x1 - x0 + g * x1, x3 - x0 + h * x3, x0], dim=-1)
        second = torch.stack([y1 - y0 + g * y1, y3 - y0 + h * y3, y0], dim=-1)
        third = torch.stack([g, h, torch.ones_like(g)], dim=-1)
        pairs = ((second, third), (third, first), (first, second))
        u, v, w = torch.stack([torch.linalg.cross(*pair) for pair in pairs], dim=-1).unbind(1)  # (n, 3) each
        last = self.side - 1
        return torch.stack([last * u, last * v, w], dim=1)


def random_patches(
    height: int, width: int, n: int, side: int, distortion: float, generator: torch.Generator
) -> PatchGeometry:
    """Draw n patches of a height×width picture as torchvision's RandomCrop and RandomPerspective would.

    Args:
        side: of the crops, in pixels; at most the picture's shorter side.
        distortion: in [0, 1]; each corner moves inwards by up to this share of half the side.
        generator: on the CPU, where the patches are drawn.
    """

    def draw(end: int) -> Tensor:
        return torch.randint(end, (n,), generator=generator)

    top, left = draw(height - side + 1), draw(width - side + 1)
    reach = int(distortion * (side // 2)) + 1
    inwards = torch.stack([torch.stack([draw(reach), draw(reach)], dim=-1) for _ in range(4)], dim=1)  # (n, 4, 2)
    last = side - 1
    outer = torch.tensor([[0, 0], [last, 0], [last, last], [0, last]])
    towards_center = torch.tensor([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    return PatchGeometry(side, top, left, outer + towards_center * inwards)


def sample_patches(output: Tensor, geometry: PatchGeometry, resolution: int, *, fused: bool) -> Tensor:
    """Cut the patches out of the output (1, 3, h, w) and warp them: (n, 3, resolution, resolution).

    The published code interpolates twice: it warps each crop at its own size, then resizes the result. `fused` samples
    the output once at CLIP's resolution, which is sharper and saves a pass. If the crop is larger than that resolution,
    one sample for each pixel would alias, so the patch is interpolated twice all the same.
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

    # Pixel centers of the warped patch, in pixels of the crop.
    centers = (torch.arange(resolution, device=device, dtype=torch.float32) + 0.5) * (side / resolution)
    y, x = torch.meshgrid(centers, centers, indexing="ij")
    points = torch.stack([x, y, torch.ones_like(x)], dim=-1).view(-1, 3)  # (resolution², 3)
    points_in_crop = points @ geometry.homographies().transpose(1, 2)  # (n, resolution², 3)
    points_in_crop = points_in_crop[..., :2] / points_in_crop[..., 2:]

    # Outside the crop a patch is black. Bilinear sampling with zeros outside equals sampling clamped to the outermost
    # pixel centers, times the part of the pixel that lies inside. torchvision then multiplies with its fill mask, which
    # is that part once more; hence the square below. The finer the sampling, the sharper the edge.
    margin = torch.minimum(points_in_crop, side - points_in_crop) * (resolution / side)
    inside = (margin + 0.5).clamp(0, 1).prod(dim=-1)  # (n, resolution²)
    points_in_crop = points_in_crop.clamp(0.5, side - 0.5)
    x = (points_in_crop[..., 0] + geometry.left[:, None]) * (2 / width) - 1
    y = (points_in_crop[..., 1] + geometry.top[:, None]) * (2 / height) - 1
    grid = torch.stack([x, y], dim=-1)
    # One tall grid over one picture: a batch would copy the picture, and its gradient, n times.
    sampled = F.grid_sample(output, grid.view(1, n * resolution, resolution, 2), mode="bilinear", align_corners=False)
    patches = sampled.view(3, n, resolution, resolution).transpose(0, 1)
    return patches * inside.square().view(n, 1, resolution, resolution)
