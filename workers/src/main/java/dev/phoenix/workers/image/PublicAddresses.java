package dev.phoenix.workers.image;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of hosts, and only those that anybody on the internet can reach: whoever
 * writes a brief must not reach what only this machine does, such as its own services or a cloud's
 * metadata. The connection is made to just the addresses that were looked at, so a name that
 * resolves differently the second time gains nothing. Ranges: IANA's special-purpose address
 * registries (RFC 6890).
 */
final class PublicAddresses implements DnsResolver {

  private final Set<String> allowed;

  /** Hosts in {@code allowed} may have any address. */
  PublicAddresses(List<String> allowed) {
    this.allowed =
        allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** A host that only this network reaches. */
  static final class PrivateHostException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    PrivateHostException(String host) {
      super(host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var all = InetAddress.getAllByName(host);
    if (allowed.contains(host.toLowerCase(Locale.ROOT))) {
      return all;
    }
    var reachable =
        Arrays.stream(all).filter(PublicAddresses::isPublic).toArray(InetAddress[]::new);
    if (reachable.length == 0) {
      throw new PrivateHostException(host);
    }
    return reachable;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && bytes[2] == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /** Only 2000::/3 is in use; of it Teredo and 6to4 carry an IPv4 address inside. */
  private static boolean isPublic6(byte[] bytes) {
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    return (bytes[0] & 0xe0) == 0x20 && !teredo && !sixToFour;
  }
}
