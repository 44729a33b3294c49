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
}
