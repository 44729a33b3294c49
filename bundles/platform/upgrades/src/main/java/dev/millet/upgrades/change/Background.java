package dev.millet.upgrades.change;

/** Work that steps back behind those who are served meanwhile. */
final class Background {

  private Background() {}

  /**
   * Does it on the calling thread, which has the lowest priority until it is done, and with it the
   * threads that it begins. That counts where Java passes priorities on to the system ({@code
   * -XX:ThreadPriorityPolicy=1} on Linux, which the distribution is started with).
   */
  static void run(Steps.Work work) throws StepFailedException, InterruptedException {
    Thread thread = Thread.currentThread();
    int before = thread.getPriority();
    thread.setPriority(Thread.MIN_PRIORITY);
    try {
      work.run();
    } finally {
      thread.setPriority(before);
    }
  }
}
