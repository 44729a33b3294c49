package dev.millet.upgrades.overview;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;

/**
 * The threads of versions that were given up and went on although they had been interrupted. Nobody
 * can end them but a restart of the process, so they are named until then. Thread-safe.
 */
public final class Zombies {

  private final List<Zombie> zombies = new CopyOnWriteArrayList<>();

  /**
   * A thread that does not end.
   *
   * @param starting whether it is inside the start of its bundle, which cannot be removed then
   * @param place where it was when it was given up
   */
  private record Zombie(Bundle bundle, Thread thread, boolean starting, String place) {

    Trouble trouble() {
      return Trouble.of("zombie", thread.getName(), place);
    }
  }

  /** A thread that was inside the start of a bundle. */
  public Trouble starting(Bundle bundle, Thread thread, String place) {
    return add(new Zombie(bundle, thread, true, place));
  }

  /** A thread that a bundle began, or that was inside a check of it. */
  public Trouble running(Bundle bundle, Thread thread, String place) {
    return add(new Zombie(bundle, thread, false, place));
  }

  private Trouble add(Zombie zombie) {
    zombies.add(zombie);
    return zombie.trouble();
  }

  /**
   * Whether the start of a bundle still goes on, on another thread than the caller's: that keeps it
   * from being stopped or removed.
   */
  public boolean hold(Bundle bundle) {
    return living().stream()
        .filter(each -> each.starting() && each.thread() != Thread.currentThread())
        .anyMatch(each -> each.bundle().equals(bundle));
  }

  /** The threads of a module's versions that were given up, and live. */
  public List<Trouble> of(String module) {
    return living().stream()
        .filter(each -> module.equals(each.bundle().getHeaders("").get("Millet-Module")))
        .map(Zombie::trouble)
        .toList();
  }

  private List<Zombie> living() {
    zombies.removeIf(each -> !each.thread().isAlive());
    return zombies;
  }
}
