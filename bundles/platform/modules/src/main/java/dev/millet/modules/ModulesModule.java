package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Files the table's own bundle, which is a module like any other for those who list them. */
@Component(service = Contributor.class)
public final class ModulesModule implements Contributor {

  @Override
  public List<Contribution> contributions() {
    return List.of();
  }
}
