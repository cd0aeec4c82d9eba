using Microsoft.Extensions.Options;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk;

/// <summary>Names every setting of <see cref="DeskOptions"/> that cannot work, and the cure. Never a secret.</summary>
internal sealed class DeskOptionsValidator : IValidateOptions<DeskOptions>
{
    private const int MostHours = 168;

    private static readonly string Known = string.Join(", ", AgentRole.All);

    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        string[] faults = [.. OwnFaults(options), .. ProviderFaults(options), .. RoleFaults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OwnFaults(DeskOptions options)
    {
        if (options.SessionHours is < 1 or > MostHours)
        {
            yield return $"Desk:SessionHours is {options.SessionHours}. Write 1 to {MostHours}.";
        }
    }

    private static IEnumerable<string> ProviderFaults(DeskOptions options)
    {
        if (options.Authority is not { } authority)
        {
            yield break;
        }

        if (!IsSafe(authority))
        {
            yield return $"Desk:Authority is '{authority}'. Write the provider's address with https, such as https://login.example.com.";
        }

        if (string.IsNullOrEmpty(options.ClientId))
        {
            yield return "Desk:ClientId is empty. Write what the provider knows the desk by, or leave Desk:Authority out.";
        }

        if (string.IsNullOrEmpty(options.ClientSecret))
        {
            yield return "Desk:ClientSecret is empty. Write the secret that the provider gave, or leave Desk:Authority out.";
        }

        if (options.ProviderName.Length == 0 || options.RoleClaim.Length == 0)
        {
            yield return "Desk:ProviderName or Desk:RoleClaim is empty. Write something, or leave the setting out.";
        }

        if (options.Roles.Count == 0)
        {
            yield return $"Desk:Roles is empty, so nobody could sign in. Write which value of the claim '{options.RoleClaim}' stands for which role, such as Desk:Roles:support=agent.";
        }
    }

    private static bool IsSafe(string authority) => Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static IEnumerable<string> RoleFaults(DeskOptions options) => options.Roles
        .Where(entry => !AgentRole.All.Contains(entry.Value))
        .Select(entry => $"Desk:Roles:{entry.Key} is '{entry.Value}'. Write one of {Known}.");
}
