package dev.millet.launcher.features;

/** Maven coordinates of a jar. */
public record Coordinates(String group, String artifact, String version) {

  /** The path below the root of a repository in Maven's layout. */
  public String path() {
    return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file();
  }

  public String file() {
    return artifact + "-" + version + ".jar";
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
