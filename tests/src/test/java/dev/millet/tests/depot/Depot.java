package dev.millet.tests.depot;

import dev.millet.api.files.CompletedUpload;
import dev.millet.api.files.Download;
import dev.millet.api.files.DownloadListener;
import dev.millet.api.files.FileStorage;
import dev.millet.api.files.NewUpload;
import dev.millet.api.files.UploadHandler;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A module that takes files from members and gives them to everybody. */
public final class Depot implements BundleActivator, Contributor, UploadHandler {

  private static final String FILE = "depot.file";
  private static final String ROOT = "/depot/";
  private static final long MAX_BYTES = 20L << 30;

  private final Set<String> downloads = ConcurrentHashMap.newKeySet();
  private BundleContext context;
  private volatile String last = "";

  @Override
  public void start(BundleContext bundleContext) {
    context = bundleContext;
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext bundleContext) {}

  /** Returns a service of the platform, which may come later than this bundle. */
  private <S> S service(Class<S> type) {
    return context.getService(context.getServiceReference(type));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        UploadPurpose.of(FILE, MAX_BYTES, this),
        new DownloadListener("depot.downloads", this::count),
        get("file/{sha256}", this::file),
        get("streamed/{sha256}", this::streamed),
        Fragment.section(
            Slots.HOME,
            300,
            Permission.PUBLIC,
            request -> service(Pages.class).view(request).upload(FILE, "7")),
        get("last", request -> Reply.text(last)),
        get("downloads", request -> Reply.text(downloads.toString())));
  }

  private static Route get(String path, dev.millet.api.gateway.Handler handler) {
    return Route.get(ROOT + path, Permission.PUBLIC, RouteDocument.of("A file"), handler);
  }

  private Reply file(Request request) {
    FileContent content = FileContent.of(request.parameter("sha256"), "测试版 \"a\".exe");
    return Reply.file(
        content.reportingTo("depot.downloads", request.query("client").orElse("none")));
  }

  private Reply streamed(Request request) throws IOException {
    InputStream in = service(FileStorage.class).read(request.parameter("sha256"));
    return Reply.stream("application/octet-stream", in::transferTo);
  }

  /**
   * Keeps each client once: one with several connections may have more than one of them end at the
   * end of the file.
   */
  private void count(Download download) {
    if (download.reachesEnd()) {
      downloads.add(download.key());
    }
  }

  @Override
  public void check(NewUpload upload) {
    // whoever is signed in may
  }

  @Override
  public void completed(CompletedUpload upload) {
    service(FileStorage.class).hold(upload.file().sha256(), "depot.file:" + upload.target());
    last = upload.fileName() + " " + upload.file().length();
  }
}
