package dev.millet.platform.api.modules;

/**
 * A contribution that was found and the lease under which it may be used.
 *
 * @param <C> the type of contribution
 */
public record Entered<C>(C contribution, Lease lease) implements AutoCloseable {

  public Generation generation() {
    return lease.generation();
  }

  @Override
  public void close() {
    lease.close();
  }
}
