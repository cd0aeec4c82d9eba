using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.DirectLine;

/// <summary>Names every setting of <see cref="DirectLineOptions"/> that cannot work, and the cure. Never the value of a secret.</summary>
internal sealed class DirectLineOptionsValidator(IHostEnvironment environment) : IValidateOptions<DirectLineOptions>
{
    private const int FewestCharacters = 32;

    private const int MostSecrets = 2;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        List<string> faults = [.. Faults("DirectLine:Secrets", options.Secrets), .. Faults("DirectLine:SigningKeys", options.SigningKeys)];
        if (options.TokenMinutes is < 30 or > 60)
        {
            faults.Add($"DirectLine:TokenMinutes is {options.TokenMinutes}. Write 30 to 60: clients renew a token every 15 minutes and do not ask how long it is good.");
        }

        if (options.KeepAliveSeconds is < 1 or > 15)
        {
            faults.Add($"DirectLine:KeepAliveSeconds is {options.KeepAliveSeconds}. Write 1 to 15: proxies close a socket that is silent for longer.");
        }

        if (options.KeyFile.Length == 0)
        {
            faults.Add("DirectLine:KeyFile is empty. Name the file that keeps the signing key, such as data/direct-line.key.");
        }

        if (options.BotUrl is not null && !environment.IsDevelopment())
        {
            faults.Add("DirectLine:BotUrl lets another bot answer, unredacted. Leave it out, or start with --environment Development.");
        }
        else if (options.BotUrl is { } bot && !(Uri.TryCreate(bot, UriKind.Absolute, out var url) && url.Scheme.StartsWith(Uri.UriSchemeHttp, StringComparison.Ordinal)))
        {
            faults.Add($"DirectLine:BotUrl is '{bot}'. Write the bot's endpoint, such as http://localhost:3979/api/messages.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string setting, IList<string> values)
    {
        foreach (var (index, value) in values.Index().Where(entry => entry.Item.Length < FewestCharacters))
        {
            yield return $"{setting}:{index} has {value.Length} characters. Write at least {FewestCharacters} random ones.";
        }

        if (values.Count > MostSecrets)
        {
            yield return $"{setting} holds {values.Count} entries. Keep at most {MostSecrets}: the one in use and the one that follows.";
        }
    }
}
