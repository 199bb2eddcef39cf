package dev.phoenix.workers.job;

import java.util.List;

/**
 * What is done for one type of job. Implementations are shared by threads and may run twice for one
 * job.
 */
public interface JobTask {

  /** The job type, such as {@code social-media.draft-post}. */
  String type();

  /** The variables that the job needs; no others are fetched. */
  List<String> variables();

  /**
   * Does the work. An exception counts as passing trouble; return an outcome for everything that is
   * foreseen.
   *
   * @throws Exception what was not foreseen
   */
  JobOutcome carryOut(JobInput input) throws Exception;
}
