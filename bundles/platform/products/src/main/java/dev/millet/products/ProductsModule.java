package dev.millet.products;

import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.images.Images;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Pages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts products together: their pages and their API. */
@Component(service = Contributor.class)
public final class ProductsModule implements Contributor {

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public ProductsModule(
      @Reference StoredProducts products,
      @Reference ProductEdits edits,
      @Reference ProductUses uses,
      @Reference Members members,
      @Reference Images images,
      @Reference Pages pages) {
    contributions.addAll(new ProductsApi(products, edits, images).routes());
    contributions.addAll(new ProductPages(products, edits, members, images, pages).contributions());
    contributions.add(
        new Job(
            "products.uses",
            Duration.ofMinutes(10),
            run -> {
              uses.remember();
              return Next.LATER;
            }));
    contributions.add(SmokeRequest.of("/api/v1/products"));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
