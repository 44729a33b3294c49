package dev.millet.launcher.run;

import dev.millet.launcher.data.DataDirectory;
import dev.millet.launcher.data.Instance;
import dev.millet.launcher.framework.Platform;
import dev.millet.launcher.framework.Preparation;
import java.time.Duration;

/** An instance in this process. It is stopped when the process is told to end, too. */
public final class RunningInstance implements AutoCloseable {

  /**
   * The time that a stop may take: longer than the gateway takes at most to let requests finish.
   */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final int TERMINATED = 143;

  private final DataDirectory data;
  private final Console console;
  private final boolean fresh;
  private Platform platform;
  private Preparation preparation;
  private boolean stopped;
  private volatile Instance instance;

  RunningInstance(DataDirectory data, Console console) {
    this.data = data;
    this.console = console;
    this.fresh = data.isFresh();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopForExit, "millet-stop"));
  }

  synchronized void runs(Platform platform) {
    this.platform = platform;
  }

  synchronized void prepares(Preparation preparation) {
    this.preparation = preparation;
  }

  /** Ends the preparation that it was started with: from now on it says that it is ready. */
  public synchronized void prepared() {
    preparation.close();
  }

  void ready(Instance instance) {
    this.instance = instance;
  }

  public Instance instance() {
    return instance;
  }

  /** Returns whether the data directory was empty before this start. */
  public boolean isFresh() {
    return fresh;
  }

  /** Waits until the framework is stopped. */
  public void awaitStop() throws InterruptedException {
    platform.awaitStop();
  }

  @Override
  public void close() {
    stop();
  }

  /** Lets requests finish, stops everything and unlocks the data; does nothing the second time. */
  synchronized boolean stop() {
    if (stopped) {
      return true;
    }
    stopped = true;
    boolean clean = true;
    try {
      clean = platform == null || platform.stop(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      clean = false;
    }
    if (clean) {
      data.close();
    }
    return clean;
  }

  private void stopForExit() {
    if (instance != null) {
      console.progress("stopping");
    }
    if (!stop()) {
      console.error("Some parts did not stop within " + STOP_LIMIT.toSeconds() + " seconds.");
      Runtime.getRuntime().halt(TERMINATED);
    }
  }
}
