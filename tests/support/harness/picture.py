"""A moving picture for OBS to stream, rendered once, cheap to play."""

import subprocess


def render_test_picture(path, width=640, height=360, fps=30, seconds=10):
    """FFmpeg's test card: motion everywhere, so the encoder has something to do."""
    _render(path, f"testsrc2=size={width}x{height}:rate={fps}:duration={seconds}", "ultrafast")


def render_show_picture(path, width=640, height=360, fps=30, seconds=24):
    """A slow studio backdrop for the demo. The clip runs forth and back, so that its loop shows no seam."""
    half = seconds / 2
    source = (
        f"gradients=size={width}x{height}:rate={fps}:duration={half}:type=spiral:speed=0.012:nb_colors=4"
        ":c0=0x1b1f4b:c1=0x7a2f6b:c2=0xe0745a:c3=0x24507a:seed=7"
    )
    _render(path, f"{source},split[a][b];[b]reverse[c];[a][c]concat", "ultrafast")


def render_camera_picture(path, width=640, height=360, fps=30, seconds=20):
    """As hard to encode as a hand-held camera in a lit room: everything moves a little, the sensor has grain, and
    there is sound all the time."""
    source = (
        f"mandelbrot=size={width}x{height}:rate={fps}:start_scale=0.02:end_scale=0.002:end_pts={fps * seconds}"
        f",trim=duration={seconds},noise=alls=12:allf=t"
    )
    _render(path, source, "ultrafast", sound=f"anoisesrc=color=pink:amplitude=0.2:duration={seconds}")


def _render(path, graph, preset, sound=None):
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", graph]
    if sound:
        command += ["-f", "lavfi", "-i", sound, "-c:a", "aac", "-b:a", "160k"]
    command += ["-c:v", "libx264", "-preset", preset, "-tune", "fastdecode", "-crf", "20", "-pix_fmt", "yuv420p"]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"ffmpeg could not render {path}: {done.stderr.strip()}")
