using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>Names every limit that is none.</summary>
internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        (string Name, int Value)[] limits =
        [
            (nameof(options.ActivitiesPerMinute), options.ActivitiesPerMinute),
            (nameof(options.RequestsPerMinute), options.RequestsPerMinute),
            (nameof(options.TokensPerMinute), options.TokensPerMinute),
        ];
        string[] faults =
        [
            .. limits.Where(limit => limit.Value < 0)
                .Select(limit => $"Limits:{limit.Name} is {limit.Value}. Write how many are allowed a minute, or 0 for no limit."),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
