package dev.millet.walls;

import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails the build of a bundle that breaks through a wall. Projects without a jar pass. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class CheckMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project.build.directory}/${project.build.finalName}.jar")
  private File jar;

  @Parameter(defaultValue = "${project.basedir}", readonly = true)
  private File project;

  @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true)
  private List<String> classpath;

  /** Whether the bundle belongs to the platform, which owns the threads. */
  @Parameter(property = "millet.platform", defaultValue = "false")
  private boolean platform;

  /** The folder of the released api jars that apis are compared with. */
  @Parameter(property = "walls.baseline", defaultValue = "${project.basedir}/baseline")
  private File baseline;

  /** Makes the api jars of this build the released ones, instead of comparing with them. */
  @Parameter(property = "walls.release", defaultValue = "false")
  private boolean release;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (!jar.isFile()) {
      return;
    }
    try (Jar built = new Jar(jar)) {
      Bundle bundle =
          new Bundle(
              built,
              project.toPath(),
              classpath.stream().map(Path::of).filter(Files::exists).toList(),
              platform);
      if (release && bundle.isApi()) {
        Files.createDirectories(baseline.toPath());
        Files.copy(
            jar.toPath(),
            baseline.toPath().resolve(bundle.name() + ".jar"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      List<Violation> violations = Walls.check(bundle, baseline.toPath());
      for (Violation violation : violations) {
        getLog().error(violation.toString());
      }
      if (!violations.isEmpty()) {
        throw new MojoFailureException(
            bundle.name() + " breaks through " + violations.size() + " wall(s); see above");
      }
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read " + jar, e);
    }
  }
}
