package dev.viva.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes the commands: each takes the {@link Cli} in its constructor. */
final class CommandFactory implements CommandLine.IFactory {
  private final CommandLine.IFactory other = CommandLine.defaultFactory();
  private final Cli cli;
  private final Options options;

  CommandFactory(Cli cli, Options options) {
    this.cli = cli;
    this.options = options;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == Options.class) {
      return type.cast(options);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Cli.class) {
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(cli));
      }
    }
    return other.create(type);
  }
}
