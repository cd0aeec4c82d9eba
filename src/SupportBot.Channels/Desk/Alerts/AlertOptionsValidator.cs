using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Names every setting of <see cref="AlertOptions"/> that cannot work, and the cure.</summary>
internal sealed class AlertOptionsValidator(IHostEnvironment environment) : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        string[] faults = [.. OwnFaults(options), .. HostFaults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OwnFaults(AlertOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.KeyFile))
        {
            yield return "Alerts:KeyFile is empty. Name the file that keeps the key, such as data/alerts.key.";
        }

        if (options.Contact is { } contact && !IsContact(contact))
        {
            yield return $"Alerts:Contact is '{contact}'. Write how you can be reached, such as mailto:support@example.com or https://chat.example.com.";
        }
    }

    private IEnumerable<string> HostFaults(AlertOptions options) => options.PushHosts.Index()
        .Where(entry => PushHost.Read(entry.Item, environment.IsDevelopment()) is null)
        .Select(entry => $"Alerts:PushHosts:{entry.Index} is '{entry.Item}'. Write a host, or a domain such as *.push.services.mozilla.com, without scheme and path.");

    private static bool IsContact(string contact) => Uri.TryCreate(contact, UriKind.Absolute, out var address)
        && ((address.Scheme == Uri.UriSchemeMailto && address.UserInfo.Length > 0 && address.Host.Length > 0) || address.Scheme == Uri.UriSchemeHttps);
}
