let device: AudioContext | undefined;

/** Two soft notes: somebody wants something. Made here, so that no sound file has to be loaded. */
export function chime(): void {
  device ??= new AudioContext();
  const now = device.currentTime;
  for (const [start, pitch] of [[0, 659.3], [0.16, 880]] as const) {
    const tone = device.createOscillator();
    const loudness = device.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0, now + start);
    loudness.gain.linearRampToValueAtTime(0.12, now + start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0005, now + start + 0.6);
    tone.connect(loudness).connect(device.destination);
    tone.start(now + start);
    tone.stop(now + start + 0.65);
  }
}
