package dev.millet.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.platform.api.gateway.Assets;
import dev.millet.platform.api.modules.Generation;
import java.io.File;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Pages of the bundle that asks for the service. */
@Component(service = Pages.class, scope = ServiceScope.BUNDLE)
public final class BundlePages implements Pages {

  private final Shell shell;
  private final BundleContext asking;
  private final ServiceReference<Assets> assets;
  private final Resources resources;

  @Activate
  public BundlePages(
      ComponentContext component,
      @Reference Shell shell,
      @Reference ServiceReference<Assets> assets) {
    this.shell = shell;
    this.assets = assets;
    Bundle bundle = component.getUsingBundle();
    asking = bundle.getBundleContext();
    resources =
        new Resources(
            moduleOf(bundle),
            templatesOf(bundle),
            Texts.load(bundle::getEntry),
            asking.getService(assets));
  }

  private static Templates templatesOf(Bundle bundle) {
    File nowhere = bundle.getDataFile("no-templates");
    return new Templates(
        bundle.adapt(BundleWiring.class).getClassLoader(),
        bundle.getSymbolicName() + ".templates",
        nowhere == null ? Path.of("no-templates") : nowhere.toPath());
  }

  private static String moduleOf(Bundle bundle) {
    String module = bundle.getHeaders("").get(Generation.MODULE_HEADER);
    return module == null ? bundle.getSymbolicName() : module;
  }

  @Deactivate
  void releaseAssets() {
    asking.ungetService(assets);
  }

  @Override
  public Reply page(Request request, Page page) {
    return shell.around(request, page, resources);
  }

  @Override
  public Html fragment(Request request, String template, Object model) {
    return shell.fragment(request, resources, template, model);
  }

  @Override
  public View view(Request request) {
    return shell.view(request, resources);
  }

  @Override
  public Reply withNotice(Reply reply, String messageKey) {
    return Notice.attach(reply, resources.module(), messageKey);
  }
}
