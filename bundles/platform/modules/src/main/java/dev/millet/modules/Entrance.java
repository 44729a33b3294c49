package dev.millet.modules;

import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generation.State;
import dev.millet.platform.api.modules.HeldTurn;
import dev.millet.platform.api.modules.Lease;
import dev.millet.platform.api.modules.ParkedModuleException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets callers into what the table names, and has them wait where it is parked. Takes no lock. */
final class Entrance {

  private final Supplier<TableSnapshot> table;

  /**
   * @param table answers with the newest one
   */
  Entrance(Supplier<TableSnapshot> table) {
    this.table = table;
  }

  <C> Optional<Entered<C>> enter(Function<ActiveTable, Optional<Filed<C>>> find) {
    while (true) {
      TableSnapshot seen = table.get();
      Optional<Filed<C>> found = find.apply(seen);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<Lease> lease = found.get().generation().lease();
      if (lease.isPresent()) {
        return Optional.of(new Entered<>(found.get().contribution(), lease.get()));
      }
      ParkingLot lot = seen.parking(found.get().generation().module());
      if (lot != null && goesOn(seen, found.get().generation())) {
        return Optional.of(
            new Entered<>(
                found.get().contribution(), ((FiledGeneration) found.get().generation()).trial()));
      }
      if (lot != null && HeldTurn.isHeld()) {
        throw new ParkedModuleException(found.get().generation().module(), lot::await);
      }
      if (lot != null) {
        lot.await();
      } else {
        // A newer table is out already, for it is published before leases close.
        Thread.onSpinWait();
      }
    }
  }

  /**
   * Whether this thread is inside a parked module already. It is let into the others then: that is
   * waited for it to leave, and it would wait for the park to end.
   */
  private static boolean goesOn(TableSnapshot seen, Generation wanted) {
    Thread self = Thread.currentThread();
    return wanted.state() == State.ACTIVE
        && seen.generations().stream()
            .filter(generation -> seen.parking(generation.module()) != null)
            .anyMatch(generation -> ((FiledGeneration) generation).isInside(self));
  }
}
