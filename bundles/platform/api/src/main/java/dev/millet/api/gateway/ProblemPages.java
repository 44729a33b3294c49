package dev.millet.api.gateway;

import org.osgi.annotation.versioning.ProviderType;

/** Shows problems to people. Implemented by the pages; without it they are shown as JSON. */
@ProviderType
public interface ProblemPages {

  /** The page for a problem; its status is the problem's. */
  Reply page(Request request, Problem problem);
}
