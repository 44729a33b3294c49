package dev.millet.benchmarks.files;

import dev.millet.api.files.CompletedUpload;
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
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A module that takes any file and gives it to everybody. */
public final class Shelf implements BundleActivator, Contributor, UploadHandler {

  private FileStorage files;

  @Override
  public void start(BundleContext context) {
    files = context.getService(context.getServiceReference(FileStorage.class));
    context.registerService(Contributor.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public List<Contribution> contributions() {
    return List.of(
        UploadPurpose.of("shelf.file", 1L << 40, this),
        Route.get("/shelf/{sha256}", Permission.PUBLIC, RouteDocument.of("A file"), Shelf::file));
  }

  private static Reply file(Request request) {
    return Reply.file(FileContent.of(request.parameter("sha256"), "file.bin"));
  }

  @Override
  public void check(NewUpload upload) {
    // everything is taken
  }

  @Override
  public void completed(CompletedUpload upload) {
    files.hold(upload.file().sha256(), "shelf.file:" + upload.id());
  }
}
