package dev.millet.upgrades.change;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of the heap is in use, in bytes. */
final class Heap {

  private Heap() {}

  /**
   * Returns what the last collection left, of whatever kind it was; what is in use now where there
   * was none yet. Costs nothing.
   */
  static long afterLastCollection() {
    Set<String> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(GcInfo::getEndTime))
        .map(
            last ->
                last.getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> pools.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum())
        .orElseGet(Heap::used);
  }

  /** Collects, and answers with what is left: a pause for everybody, so only on suspicion. */
  static long afterCollection() {
    System.gc();
    return used();
  }

  /** Returns what the calling thread has allocated in its life, kept or not. */
  static long allocatedHere() {
    return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Returns what is in use, kept or not. Costs nothing. */
  static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
