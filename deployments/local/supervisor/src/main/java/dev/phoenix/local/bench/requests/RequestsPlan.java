package dev.phoenix.local.bench.requests;

/**
 * How much is tried.
 *
 * @param races requests that two places decide at once
 * @param requests payments while processes are killed
 * @param approvals of what the budget covers only ten of
 */
public record RequestsPlan(int races, int requests, int approvals) {

  /** The whole trial. */
  public static final RequestsPlan WHOLE = new RequestsPlan(200, 100, 50);

  /** The first half of it; approvals are tried in each half as a whole. */
  public RequestsPlan firstHalf() {
    return new RequestsPlan(races / 2, requests / 2, approvals);
  }

  /** The other half. */
  public RequestsPlan secondHalf() {
    var first = firstHalf();
    return new RequestsPlan(races - first.races, requests - first.requests, approvals);
  }
}
