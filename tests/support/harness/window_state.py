"""Where OBS's windows are, in the form in which Qt saves it (QWidget::saveGeometry, QMainWindow::saveState).

OBS hides a plugin's dock until somebody opens it from the menu; with a state written before its first start it comes up
as if that had been done, and where we want it. A dock that the state does not name goes where OBS puts it.
"""

import base64
import struct

_FLOATING_AND_VISIBLE = 2 | 1


def window_geometry(x, y, width, height, screen_width):
    rectangle = struct.pack(">4i", x, y, x + width - 1, y + height - 1)
    header = struct.pack(">I2H", 0x01D9D0CB, 3, 0)
    return _text(header + rectangle + rectangle + struct.pack(">i2Bi", 0, 0, 0, screen_width) + rectangle)


def floating_dock(dock_id, x, y, width, height):
    name = dock_id.encode("utf-16-be")
    item = struct.pack(">BI", 0xFB, len(name)) + name + struct.pack(">B4i", _FLOATING_AND_VISIBLE, x, y, width, height)
    right, vertical = 1, 2
    area = struct.pack(">3i", right, width, height) + struct.pack(">2Bi", 0xFC, vertical, 1) + item
    top, bottom = 4, 8
    return _text(
        struct.pack(">2iBi", 0xFF, 0, 0xFD, 1)
        + area
        + struct.pack(">2i", 640, 360)  # the central widget; Qt finds its own size
        + struct.pack(">4i", top, top, bottom, bottom)  # which areas own the corners
        + struct.pack(">Bi", 0xFC, 0)  # no toolbars
    )


def _text(data):
    return base64.b64encode(data).decode()
