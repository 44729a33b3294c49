package dev.millet.platform.api.gateway;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import org.osgi.annotation.versioning.ProviderType;

/** Shows problems to people. Implemented by the pages; without it they are shown as JSON. */
@ProviderType
public interface ProblemPages {

  /** The page for a problem; its status is the problem's. */
  Reply page(Request request, Problem problem);

  /**
   * Returns the answer to a form that is kept until the password has been given again.
   *
   * @param keptForm its id, for {@link KeptForms}
   * @since 1.1
   */
  default Reply confirm(Request request, Problem problem, String keptForm) {
    return page(request, problem);
  }
}
