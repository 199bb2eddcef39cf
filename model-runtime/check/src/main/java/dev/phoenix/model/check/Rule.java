package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.List;

/**
 * One thing that a text can get wrong. Pure: the same text gives the same findings, and no string
 * makes it throw.
 */
@FunctionalInterface
interface Rule {

  /** What is wrong; empty when nothing is. */
  List<Finding> check(Subject subject);
}
