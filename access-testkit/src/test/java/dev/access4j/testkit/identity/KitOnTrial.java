package dev.access4j.testkit.identity;

import dev.access4j.identity.IdentityProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The kit on a broken provider, which a parameter of the run names. Never run by itself. */
@ExtendWith(KitOnTrial.Choice.class)
final class KitOnTrial extends IdentityProviderKit {

  static final String FAULT = "access4j.testkit.fault";

  private final TwoBanks provider;

  KitOnTrial(BrokenProvider broken) {
    this.provider = broken.open().get();
  }

  @Override
  protected IdentityProvider provider() {
    return provider;
  }

  @Override
  protected IdentityRealm realm() {
    return new MemoryIdentityRealm(provider.real, TwoBanks.BANK.value());
  }

  @Override
  protected Optional<IdentityRealm> otherRealm() {
    return Optional.of(new MemoryIdentityRealm(provider.real, TwoBanks.OTHER.value()));
  }

  /** What does not come at once here, does not come at all. */
  @Override
  protected Duration patience() {
    return Duration.ofMillis(50);
  }

  static final class Choice implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(BrokenProvider.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String fault = context.getConfigurationParameter(FAULT).orElseThrow();
      return Stream.concat(BrokenProvider.all(), Stream.of(BrokenProvider.SOUND))
          .filter(each -> each.fault().equals(fault))
          .findFirst()
          .orElseThrow();
    }
  }
}
