using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.DirectLine.Tokens;

namespace SupportBot.Channels.Tests.DirectLine.Tokens;

/// <summary>Keys that outlive the process.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-").FullName;

    [Fact]
    public void A_key_is_made_once_by_whoever_comes_first_and_only_its_owner_reads_it()
    {
        var options = Options.Create(new DirectLineOptions { KeyFile = Path.Combine(_folder, "new", "direct-line.key") });
        var keys = Enumerable.Range(0, 16).AsParallel().Select(_ => new SigningKeys(options).All.Single().KeyId).Distinct().ToArray();
        Assert.Single(keys);
        Assert.Equal([options.Value.KeyFile], Directory.EnumerateFiles(Path.GetDirectoryName(options.Value.KeyFile)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(options.Value.KeyFile));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("no base64")]
    public void A_damaged_key_is_told_and_not_replaced(string text)
    {
        var file = Path.Combine(_folder, "direct-line.key");
        File.WriteAllText(file, text);
        var fault = Assert.Throws<InvalidOperationException>(() => new SigningKeys(Options.Create(new DirectLineOptions { KeyFile = file })));
        Assert.Equal($"The signing key in {file} is damaged. Restore the file, or delete it for a new key; pages that are open then begin anew.", fault.Message);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public async Task A_token_of_the_key_before_is_still_good()
    {
        var (old, exchanged) = (new DirectLineOptions(), new DirectLineOptions());
        old.SigningKeys.Add(new('a', 40));
        exchanged.SigningKeys.Add(new('b', 40));
        exchanged.SigningKeys.Add(new('a', 40));
        var token = Signer(old).Sign(new("c", "dl_u"), TokenUse.Call, TimeSpan.FromMinutes(30));
        Assert.Equal("dl_u", (await Signer(exchanged).ReadAsync(token, TokenUse.Call)).Grant?.User);
        Assert.Null((await Signer(old).ReadAsync(Signer(exchanged).Sign(new("c", "dl_u"), TokenUse.Call, TimeSpan.FromMinutes(30)), TokenUse.Call)).Grant);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TokenSigner Signer(DirectLineOptions options) => new(new(Options.Create(options)), TimeProvider.System);
}
