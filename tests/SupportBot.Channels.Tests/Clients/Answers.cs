using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Clients;

/// <summary>Reads the one error body.</summary>
internal static class Answers
{
    public static async Task<string> CodeAsync(HttpResponseMessage answer) => (await ErrorAsync(answer)).Code;

    public static async Task<Error> ErrorAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize(text, SchemaJsonContext.Default.ErrorResponse)!.Error;
    }
}
