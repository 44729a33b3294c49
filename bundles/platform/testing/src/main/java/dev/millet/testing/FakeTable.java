package dev.millet.testing;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A snapshot of what is active in a {@link FakeGenerations}. */
final class FakeTable implements ActiveTable {

  private final long revision;
  private final List<Generation> generations;
  private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();

  FakeTable(long revision, List<Generation> generations) {
    this.revision = revision;
    this.generations = generations;
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public List<Generation> generations() {
    return generations;
  }

  @Override
  public <C extends Contribution> List<Filed<C>> of(Class<C> type) {
    List<Filed<C>> found = new ArrayList<>();
    for (Generation generation : generations) {
      for (Contribution contribution : generation.contributions()) {
        if (type.isInstance(contribution)) {
          found.add(new Filed<>(generation, type.cast(contribution)));
        }
      }
    }
    return found;
  }

  @Override
  public <V> V view(Class<V> key, Function<ActiveTable, V> make) {
    Object view = views.get(key);
    if (view == null) {
      view = make.apply(this);
      views.put(key, view);
    }
    return key.cast(view);
  }
}
