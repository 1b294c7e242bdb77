package dev.viva.server.bank.markdown.dialect;

import java.util.List;

/** One way to see questions in a region: one class for each structure that people use. */
interface Reading {
  /** Adds the openings that this reading sees. */
  void find(Region region, List<Opener> openers);
}
