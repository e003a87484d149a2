"""OpenRaster under the name by which scripts imported it before it moved to `sketchpad.document.files.openraster`."""

from sketchpad.document.files.openraster import open_openraster, open_tracing, save_openraster

__all__ = ["open_openraster", "open_tracing", "save_openraster"]
