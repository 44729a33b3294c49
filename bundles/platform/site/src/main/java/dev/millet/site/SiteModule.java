package dev.millet.site;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Pages;
import dev.millet.distribution.settings.Setting;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.platform.api.settings.SettingCheck;
import dev.millet.site.branding.BrandingPages;
import dev.millet.site.checklist.Checklist;
import dev.millet.site.checklist.ChecklistPages;
import dev.millet.site.http.SettingsApi;
import dev.millet.site.page.SettingsPages;
import dev.millet.site.settings.SettingChanges;
import dev.millet.site.settings.SettingData;
import dev.millet.site.settings.SettingTexts;
import dev.millet.site.settings.SettingsService;
import dev.millet.site.texts.StoredTexts;
import dev.millet.site.texts.TextChanges;
import dev.millet.site.texts.TextPages;
import dev.millet.site.texts.TextsApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Lets administrators decide about the whole site. */
@Component(service = Contributor.class, configurationPid = SiteSettings.PID)
@Designate(ocd = SiteSettings.class)
public final class SiteModule implements Contributor {

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile ModuleRestarts restarts;

  private final Generations generations;
  private final List<Contribution> contributions;

  @Activate
  public SiteModule(
      @Reference SiteServices services,
      @Reference StoredTexts companyTexts,
      @Reference SettingsService settings) {
    Database database = services.database();
    Journal journal = services.journal();
    Pages pages = services.pages();
    generations = services.generations();
    SettingChanges changes =
        new SettingChanges(
            database,
            journal,
            settings.current(),
            new SettingChanges.Surroundings(this::installed, this::checks, () -> restarts));
    SettingTexts texts = new SettingTexts(generations, services.moduleTexts());
    TextChanges textChanges = new TextChanges(companyTexts, journal);
    LongSupplier revision = settings.current()::revision;
    List<Contribution> all = new ArrayList<>(new SettingsApi(changes, texts, revision).routes());
    all.addAll(
        new SettingsPages(pages, services.members(), changes, texts, revision).contributions());
    all.addAll(
        new BrandingPages(database, services.images(), pages, services.colours(), changes, revision)
            .contributions());
    all.addAll(
        new TextPages(database, companyTexts, textChanges, services.markdown(), pages)
            .contributions());
    all.addAll(new TextsApi(companyTexts, textChanges).routes());
    var checklist = new Checklist(database, generations, services.moduleTexts());
    all.addAll(new ChecklistPages(checklist, pages).contributions());
    all.add(new SettingData(database).contribution());
    all.add(new SettingCheck("site.address", SiteAddress::refuse));
    contributions = List.copyOf(all);
  }

  private List<Setting> installed() {
    return SettingsService.installed(generations.table().generations());
  }

  private List<SettingCheck> checks() {
    return generations.table().of(SettingCheck.class).stream().map(Filed::contribution).toList();
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
