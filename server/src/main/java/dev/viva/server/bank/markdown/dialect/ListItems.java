package dev.viva.server.bank.markdown.dialect;

import java.util.List;
import java.util.Set;

/**
 * The items of one list.
 *
 * @param units where they are
 * @param lastOfList those of them whose bodies go on behind the list
 * @param end index after the last unit that can belong to one of them
 */
record ListItems(List<Integer> units, Set<Integer> lastOfList, int end) {
  ListItems {
    units = List.copyOf(units);
    lastOfList = Set.copyOf(lastOfList);
  }
}
