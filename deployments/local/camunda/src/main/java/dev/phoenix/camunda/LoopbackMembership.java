package dev.phoenix.camunda;

import io.atomix.cluster.AtomixCluster;
import io.atomix.cluster.messaging.UnicastService;
import io.atomix.utils.net.Address;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Keeps the broker's membership protocol on the loopback address. Camunda 8.6 binds its UDP socket
 * to all addresses, whatever {@code zeebe.broker.network.host} says, and offers no setting for it;
 * a cluster of one needs no other member.
 */
@AutoConfiguration
public class LoopbackMembership {

  static final String BIND_ADDRESS = "bindAddress";

  /** Moves the socket before the cluster is started. */
  @Bean
  static BeanPostProcessor phoenixLoopbackMembership() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AtomixCluster cluster) {
          moveToLoopback(cluster.getUnicastService());
        }
        return bean;
      }
    };
  }

  /**
   * Rebinds the service.
   *
   * @throws IllegalStateException if this is not the Camunda that this was made for: better no
   *     start than an open port
   */
  static void moveToLoopback(UnicastService service) {
    try {
      Field field = service.getClass().getDeclaredField(BIND_ADDRESS);
      field.setAccessible(true);
      Address everywhere = (Address) field.get(service);
      InetAddress loopback = InetAddress.getLoopbackAddress();
      field.set(service, new Address(new InetSocketAddress(loopback, everywhere.port())));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The membership protocol of this Camunda cannot be kept on the loopback address", e);
    }
  }
}
