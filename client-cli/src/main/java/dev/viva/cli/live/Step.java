package dev.viva.cli.live;

import java.util.List;

/** What comes of an event: the next state, and what is to be done. */
record Step(Model model, List<Command> commands) {
  Step {
    commands = List.copyOf(commands);
  }

  static Step to(Model model) {
    return new Step(model, List.of());
  }

  static Step to(Model model, Command command) {
    return new Step(model, List.of(command));
  }
}
