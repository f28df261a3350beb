package dev.access4j.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version, which the build writes into the jar. */
final class ProgramVersion implements IVersionProvider {

  private static final String BUILD = "/META-INF/maven/dev.access4j/cli/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = AccessCommand.class.getResourceAsStream(BUILD)) {
      if (in != null) {
        build.load(in);
      }
    }
    String version = build.getProperty("version", "(not packaged)");
    return new String[] {"access " + version + ", Java " + Runtime.version()};
  }
}
