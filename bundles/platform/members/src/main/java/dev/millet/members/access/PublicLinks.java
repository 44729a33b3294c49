package dev.millet.members.access;

import dev.millet.api.gateway.Request;
import dev.millet.platform.api.settings.SiteOrigin;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes links that leave the site, such as one to set a password: they begin with its address. */
@Component(service = PublicLinks.class)
public final class PublicLinks {

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile SiteOrigin origin;

  /**
   * Returns a link.
   *
   * @param request tells where the site is found, as long as nobody has set its address
   * @param path begins with a slash
   */
  public String to(Request request, String path) {
    SiteOrigin own = origin;
    String site = own == null ? request.origin() : own.find().orElseGet(request::origin);
    return site + path;
  }
}
