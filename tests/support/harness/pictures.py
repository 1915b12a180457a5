"""Looks at screenshots. Decoding is ImageMagick's and FFmpeg's."""

import subprocess

import numpy

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
_BOX = (48, 32)  # every glyph is brought to this many rows and columns before it is compared
_SURE = 0.75  # the right digit reaches 0.8 when small and 0.95 when large, the most similar wrong one 0.6


def gray(png):
    """Rows × columns of 0…255; what is transparent is black."""
    return _from_magick(["png:-", "-background", "black", "-alpha", "remove"], png)


def gray_frames(recording, place):
    """Yields every picture of a video file, cut to (x, y, width, height): rows × columns of 0…255."""
    x, y, width, height = place
    command = ["ffmpeg", "-v", "error", "-i", str(recording), "-vf", f"crop={width}:{height}:{x}:{y},format=gray"]
    command += ["-fps_mode", "passthrough", "-f", "rawvideo", "pipe:"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as video:
        while len(frame := video.stdout.read(width * height)) == width * height:
            yield numpy.frombuffer(frame, numpy.uint8).reshape(height, width)


def read_code(recording, at_s):
    """The text of the QR code in the video's picture of this second, as a phone reads it; "" when it reads none."""
    frame = ["ffmpeg", "-v", "error", "-ss", str(at_s), "-i", str(recording), "-frames:v", "1", "-f", "image2pipe"]
    picture = subprocess.run([*frame, "-c:v", "png", "pipe:"], capture_output=True).stdout
    read = subprocess.run(["zbarimg", "--quiet", "--raw", "-"], input=picture, capture_output=True)
    return read.stdout.decode().strip()


def same(png, other):
    first, second = gray(png), gray(other)
    return first.shape == second.shape and bool((abs(first.astype(int) - second) <= 2).all())


def is_blank(png):
    return int(gray(png).max()) < 16


def read_number(image):
    """The digits in a picture of white DejaVu Sans Bold on black, "" when there are none, "?" for what is no digit.

    The reference glyphs are drawn by another program than OBS and Qt, so this is a second opinion on what is shown.
    """
    return "".join(_digit(glyph) for glyph in _glyphs(image))


def _digit(glyph):
    best, digit = max((_likeness(glyph, reference), digit) for digit, reference in _references().items())
    return digit if best > _SURE else "?"


def _glyphs(image):
    lit = image > 100
    columns = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], lit.any(axis=0).astype(int), [0]))))
    for left, right in zip(columns[::2], columns[1::2]):
        rows = numpy.flatnonzero(lit[:, left:right].any(axis=1))
        yield image[rows[0] : rows[-1] + 1, left:right]


def _likeness(glyph, reference):
    # The shape of the box tells 1 from 7 where stretching would blur the difference.
    shape = (glyph.shape[1] / glyph.shape[0]) / (reference.shape[1] / reference.shape[0])
    correlation = numpy.corrcoef(_stretched(glyph).ravel(), _stretched(reference).ravel())[0, 1]
    return correlation * min(shape, 1 / shape)


def _stretched(glyph):
    rows = numpy.linspace(0, glyph.shape[0] - 1, _BOX[0]).round().astype(int)
    columns = numpy.linspace(0, glyph.shape[1] - 1, _BOX[1]).round().astype(int)
    return glyph[numpy.ix_(rows, columns)].astype(float)


_drawn = {}


def _references():
    for digit in "0123456789" if not _drawn else "":
        label = ["-background", "black", "-fill", "white", "-font", FONT, "-pointsize", "120", f"label:{digit}"]
        _drawn[digit] = next(_glyphs(_from_magick(label)))
    return _drawn


def _from_magick(arguments, data=None):
    done = subprocess.run(
        ["convert", *arguments, "-colorspace", "Gray", "-depth", "8", "pgm:-"], input=data, capture_output=True
    )
    if done.returncode:
        raise RuntimeError(f"ImageMagick: {done.stderr.decode().strip()}")
    header, rest = done.stdout.split(b"\n255\n", 1)
    width, height = (int(number) for number in header.split()[-2:])
    return numpy.frombuffer(rest, numpy.uint8).reshape(height, width)
