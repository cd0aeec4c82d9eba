using Microsoft.Extensions.Options;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>Names every setting of <see cref="VisitorOptions"/> that cannot work, and the cure. Never a key.</summary>
internal sealed class VisitorOptionsValidator : IValidateOptions<VisitorOptions>
{
    private const int MostKeys = 2;

    public ValidateOptionsResult Validate(string? name, VisitorOptions options)
    {
        List<string> faults = [];
        foreach (var (index, text) in options.IdentityKeys.Index())
        {
            if (IdentityKey.Read(text).Fault is { } fault)
            {
                faults.Add($"Visitors:IdentityKeys:{index} {fault}.");
            }
        }

        if (options.IdentityKeys.Count > MostKeys)
        {
            faults.Add($"Visitors:IdentityKeys holds {options.IdentityKeys.Count} entries. Keep at most {MostKeys}: the one in use and the one that follows.");
        }

        if (options.Audience.Length == 0)
        {
            faults.Add("Visitors:Audience is empty. Write what the identity's aud says, such as supportbot.");
        }

        if (options.ResumeDays is < 1 or > 365)
        {
            faults.Add($"Visitors:ResumeDays is {options.ResumeDays}. Write 1 to 365.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
