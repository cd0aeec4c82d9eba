using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Hubs;

/// <summary>Names every setting of <see cref="HubOptions"/> that cannot work, and the cure. Never the value of the secret.</summary>
internal sealed class HubOptionsValidator(IHostEnvironment environment) : IValidateOptions<HubOptions>
{
    private const int FewestCharacters = 32;

    private const int MostNameCharacters = 40;

    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        string[] faults =
        [
            .. HubKinds.All.Contains(options.Kind) ? [] : new[] { $"Hub:Kind is '{options.Kind}'. Write {string.Join(", ", HubKinds.All.SkipLast(1))} or {HubKinds.All[^1]}." },
            .. options.Kind == HubKinds.None ? IdleFaults(options) : AddressFaults(options).Concat(SecretFaults(options)),
            .. RangeFaults(options),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> IdleFaults(HubOptions options)
    {
        if (options.Url is not null || options.Secret is not null)
        {
            yield return $"Hub:{(options.Url is not null ? nameof(HubOptions.Url) : nameof(HubOptions.Secret))} is set, but Hub:Kind is none. Write how the hub is spoken to, or leave it out.";
        }
    }

    private IEnumerable<string> AddressFaults(HubOptions options)
    {
        if (options.Url is not { Length: > 0 })
        {
            yield return "Hub:Url is missing. Write where the hub takes cases, such as https://hub.example.com/cases.";
        }
        else if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            yield return $"Hub:Url is '{options.Url}'. Write an https address without a user name, such as https://hub.example.com/cases; http is for Development.";
        }
    }

    private bool IsAllowed(Uri url) =>
        url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));

    private static IEnumerable<string> SecretFaults(HubOptions options)
    {
        if (options.Secret is not { Length: >= FewestCharacters })
        {
            yield return $"Hub:Secret has {options.Secret?.Length ?? 0} characters. Write at least {FewestCharacters} random ones, the same at the hub.";
        }
    }

    private static IEnumerable<string> RangeFaults(HubOptions options)
    {
        if (options.AgentName.Trim().Length is < 1 or > MostNameCharacters)
        {
            yield return $"Hub:AgentName has {options.AgentName.Trim().Length} characters. Write 1 to {MostNameCharacters}: customers read it.";
        }

        if (options.AnswerSeconds is < 1 or > 60)
        {
            yield return $"Hub:AnswerSeconds is {options.AnswerSeconds}. Write 1 to 60.";
        }

        if (options.AcceptMinutes is < 1 or > 1440)
        {
            yield return $"Hub:AcceptMinutes is {options.AcceptMinutes}. Write 1 to 1440.";
        }
    }
}
