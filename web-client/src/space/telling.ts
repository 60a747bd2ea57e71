import type { Happening, Topic } from "./api.ts";

/** What changed and what happened, kept until everything has been taken in: readers never see half a frame. */
export class Telling {
  private readonly topics = new Set<Topic>();
  private readonly happenings: Happening[] = [];
  private readonly topicListeners = new Set<(topic: Topic) => void>();
  private readonly happeningListeners = new Set<(happening: Happening) => void>();

  changed(...topics: readonly Topic[]): void {
    for (const topic of topics) this.topics.add(topic);
  }

  happened(happening: Happening): void {
    this.happenings.push(happening);
  }

  /** Now: first what changed, each topic once, then what happened, in order. */
  tell(): void {
    if (this.topics.size === 0 && this.happenings.length === 0) return;
    const topics = [...this.topics];
    const happenings = this.happenings.splice(0);
    this.topics.clear();
    for (const topic of topics) for (const listener of this.topicListeners) listener(topic);
    for (const happening of happenings) for (const listener of this.happeningListeners) listener(happening);
  }

  on(listener: (topic: Topic) => void): () => void {
    this.topicListeners.add(listener);
    return () => this.topicListeners.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.happeningListeners.add(listener);
    return () => this.happeningListeners.delete(listener);
  }
}
