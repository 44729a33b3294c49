package dev.millet.walls;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small project, compiled and made into a bundle by bnd as the build does it. */
final class Fixture {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private final Path project;
  private final String name;
  private final List<String> instructions = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final List<Path> classpath = new ArrayList<>();
  private boolean platform;
  private Path jar;

  Fixture(Path folder, String name) throws IOException {
    this.name = name;
    this.project = Files.createDirectories(folder.resolve(name));
  }

  Fixture with(String header, String value) {
    instructions.add(header + ": " + value);
    return this;
  }

  Fixture ofThePlatform() {
    platform = true;
    return this;
  }

  Fixture uses(Fixture other) throws Exception {
    classpath.add(other.build());
    return this;
  }

  /** Adds a class; its package and name are read from the text. */
  Fixture java(String source) throws IOException {
    Matcher type = TYPE.matcher(source);
    Matcher packageName = PACKAGE.matcher(source);
    packageName.find();
    String file = type.find() ? type.group(1) : "package-info";
    sources.add(
        file(
            "src/main/java/" + packageName.group(1).replace('.', '/') + "/" + file + ".java",
            source));
    return this;
  }

  Fixture resource(String path, String text) throws IOException {
    file("src/main/resources/" + path, text);
    return this;
  }

  Fixture template(String path, String text) throws IOException {
    file("src/main/jte/" + path, text);
    return this;
  }

  /** What the walls say. */
  List<Violation> violations(Path released) throws Exception {
    try (Jar built = new Jar(build().toFile())) {
      return Walls.check(new Bundle(built, project, classpath, platform), released);
    }
  }

  /** Returns the findings of some of the walls. */
  List<Violation> violations(List<Wall> walls) throws Exception {
    try (Jar built = new Jar(build().toFile())) {
      Bundle bundle = new Bundle(built, project, classpath, platform);
      return walls.stream().flatMap(wall -> wall.check(bundle).stream()).toList();
    }
  }

  List<String> brokenRules() throws Exception {
    return violations(project.resolve("no-baseline")).stream().map(Violation::rule).toList();
  }

  Path build() throws Exception {
    if (jar == null) {
      Path classes = Files.createDirectories(project.resolve("target/classes"));
      compile(classes);
      copy(project.resolve("src/main/resources"), classes);
      jar = project.resolve("target/" + name + ".jar");
      try (Builder builder = new Builder()) {
        builder.setProperty("Bundle-SymbolicName", name);
        builder.setProperty("-includeresource", classes.toString());
        for (String instruction : instructions) {
          int colon = instruction.indexOf(':');
          builder.setProperty(
              instruction.substring(0, colon), instruction.substring(colon + 1).strip());
        }
        builder.addClasspath(classes.toFile());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
          builder.addClasspath(new File(entry));
        }
        for (Path entry : classpath) {
          builder.addClasspath(entry.toFile());
        }
        Jar built = builder.build();
        if (!builder.getErrors().isEmpty()) {
          throw new IllegalStateException(builder.getErrors().toString());
        }
        built.write(jar.toFile());
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path =
        Stream.concat(
                Stream.of(System.getProperty("java.class.path")),
                classpath.stream().map(Path::toString))
            .reduce((a, b) -> a + File.pathSeparator + b)
            .orElseThrow();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", path, "-g", "-proc:none", "--release", "17");
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the fixture does not compile");
      }
    }
  }

  private Path file(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
