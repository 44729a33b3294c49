package dev.millet.api.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Renders the precompiled templates and the messages of a bundle. Bundle-scoped. Thread-safe.
 *
 * <p>Templates are compiled into the package {@code <symbolic name>.templates} of the bundle.
 */
@ProviderType
public interface Pages {

  /** A whole page: the rendered template inside the shell. */
  Reply page(Request request, Page page);

  /** One rendered template, without the shell. */
  Html fragment(Request request, String template, Object model);

  /** Returns what a template would know about this request; for texts outside of templates. */
  View view(Request request);

  /**
   * Shows a sentence once, on the next page that the reader sees; for the redirect after a form.
   *
   * @param messageKey a message of the bundle, without arguments
   */
  Reply withNotice(Reply reply, String messageKey);
}
