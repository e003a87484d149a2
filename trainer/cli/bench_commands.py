"""`bench`: measure this machine, drawing and training."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from trainer.messages import tr
from trainer.model_card import NetworkSpec
from trainer.runs.config import ConfigError, make_config
from trainer.runs.setting_errors import explain

commands = typer.Typer(help="Measure this machine.", no_args_is_help=True)

Width = Annotated[int, typer.Option(min=1, max=256, help="Channels of the outermost layer.")]
Norm = Annotated[str, typer.Option(help="batch, instance or none.")]
Upsampling = Annotated[str, typer.Option(help="resize or transposed.")]
Dtype = Annotated[str | None, typer.Option(help="bf16 or fp32 [the fastest].")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@commands.callback()
def _bench() -> None:
    """Measure this machine."""


@commands.command()
def inference(
    width: Width = 64,
    depth: Annotated[int, typer.Option(min=2, max=10, help="Number of halvings.")] = 8,
    size: Annotated[int, typer.Option(min=4, max=2048, help="Pixels a side.")] = 256,
    norm: Norm = "instance",
    upsampling: Upsampling = "transposed",
    dtype: Dtype = None,
    blocks: Annotated[int, typer.Option(min=1, help="Blocks of ten frames, for each of the two.")] = 6,
    stroke: Annotated[bool, typer.Option("--stroke", help="Time a stroke: boxes against whole pictures.")] = False,
    model: Annotated[Path | None, typer.Option(help="With --stroke, the model to draw with [random weights].")] = None,
    json: Json = False,
) -> None:
    """Time the live engine against the same network as ordinary modules, or what a pen's stroke costs."""
    values: dict[str, object] = {"width": width, "depth": depth, "norm": norm, "upsampling": upsampling}
    try:
        spec = msgspec.convert(values, type=NetworkSpec)
    except msgspec.ValidationError as error:
        raise ConfigError(explain(error, values, NetworkSpec)) from error
    _check(dtype)
    if size % spec.multiple:
        raise ConfigError(
            tr(
                "A network of depth {depth} needs a size that {multiple} divides, not {size}.",
                depth=depth,
                multiple=spec.multiple,
                size=size,
            )
        )
    if stroke:
        return _stroke(spec, size, dtype, blocks, model, json)
    from trainer.bench.inference import bench_inference

    report = bench_inference(spec, size, dtype, blocks)
    if json:
        print(msgspec.json.encode(report).decode())
    else:
        print(
            tr(
                "{ours_ms} ms a picture ({backend}, {dtype}, {threads} threads), ordinary modules "
                "{reference_ms} ms: {speedup} times as fast, relative error {relative_error}.",
                ours_ms=f"{report.ours_ms:.1f}",
                backend=report.backend,
                dtype=report.dtype,
                threads=report.threads,
                reference_ms=f"{report.reference_ms:.1f}",
                speedup=f"{report.speedup:.1f}",
                relative_error=f"{report.relative_error:.1e}",
            )
        )
    return None


def _stroke(spec: NetworkSpec, size: int, dtype: str | None, blocks: int, model: Path | None, json: bool) -> None:
    from trainer.bench.stroke import NoBoxesError, bench_stroke

    try:
        report = bench_stroke(spec, size, dtype, blocks, model)
    except NoBoxesError as error:
        raise ConfigError(str(error)) from error
    if json:
        print(msgspec.json.encode(report).decode())
        return
    print(
        tr(
            "{whole_ms} ms a whole picture of {size}x{size} ({backend}, {dtype}, {threads} threads).",
            whole_ms=f"{report.whole_ms:.1f}",
            size=size,
            backend=report.backend,
            dtype=report.dtype,
            threads=report.threads,
        )
    )
    for box in report.boxes:
        print(
            tr(
                "{box_ms} ms for a change of {side}x{side}: {ratio} times as fast.",
                box_ms=f"{box.box_ms:.1f}",
                side=box.side,
                ratio=f"{box.ratio:.1f}",
            )
        )
    print(
        tr(
            "PSNR over a stroke of {segments} segments, {refreshes} times refreshed: everywhere "
            "{worst} dB at worst, {mean} on average; within the box {worst2} and {mean2}.",
            segments=report.segments,
            refreshes=report.refreshes,
            worst=f"{report.everywhere.worst:.1f}",
            mean=f"{report.everywhere.mean:.1f}",
            worst2=f"{report.within_box.worst:.1f}",
            mean2=f"{report.within_box.mean:.1f}",
        )
    )


@commands.command()
def training(
    batch: Annotated[list[int] | None, typer.Option(help="Pairs in a step; may be repeated [1 and 4].")] = None,
    width: Width = 64,
    size: Annotated[int, typer.Option(help="Pixels a side.")] = 256,
    norm: Norm = "batch",
    upsampling: Upsampling = "transposed",
    dtype: Dtype = None,
    blocks: Annotated[int, typer.Option(min=1, help="Blocks of four steps, for each of the two.")] = 3,
    json: Json = False,
) -> None:
    """Time a training step on the processor against the plain loop of ordinary modules in float32."""
    _check(dtype)
    settings = {"data": "", "width": width, "size": size, "norm": norm, "upsampling": upsampling}
    settings |= {"device": "cpu", "dtype": dtype or "auto"}
    configs = [make_config(settings | {"batch": count}) for count in batch or (1, 4)]
    from trainer.bench.training import bench_training

    reports = []
    for config in configs:
        reports.append(report := bench_training(config, blocks))
        if not json:
            print(
                tr(
                    "Batch {batch}: {ours_ms} ms a step ({dtype}, {threads} threads), the plain loop "
                    "{reference_ms} ms: {speedup} times as fast.",
                    batch=report.batch,
                    ours_ms=f"{report.ours_ms:.0f}",
                    dtype=report.dtype,
                    threads=report.threads,
                    reference_ms=f"{report.reference_ms:.0f}",
                    speedup=f"{report.speedup:.1f}",
                )
            )
    if json:
        print(msgspec.json.encode(reports).decode())


def _check(dtype: str | None) -> None:
    if dtype not in (None, "bf16", "fp32"):
        raise ConfigError(tr("There is no type “{dtype}”: choose bf16 or fp32.", dtype=dtype))
