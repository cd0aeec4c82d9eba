using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>
/// Seals what a browser carries to the provider and back, with keys made from a secret that every node has: a sign-in survives a restart and may end on another node
/// than it began on, and no key has to be kept. Thread-safe.
/// </summary>
/// <param name="secret">The secret.</param>
/// <param name="purpose">What is sealed; of one purpose cannot be opened for another.</param>
internal sealed class SecretSeal(string secret, string purpose = "desk") : IDataProtector
{
    private const int KeyBytes = 32;

    private const int NonceBytes = 12;

    private const int TagBytes = 16;

    private readonly string _purpose = purpose;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <inheritdoc />
    IDataProtector IDataProtectionProvider.CreateProtector(string purpose) => new SecretSeal(secret, $"{_purpose}\n{purpose}");

    /// <inheritdoc />
    public byte[] Protect(byte[] plaintext)
    {
        var sealedBytes = new byte[NonceBytes + plaintext.Length + TagBytes];
        var (nonce, text, tag) = Parts(sealedBytes);
        RandomNumberGenerator.Fill(nonce.Span);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce.Span, plaintext, text.Span, tag.Span);
        return sealedBytes;
    }

    /// <inheritdoc />
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("The seal is too short.");
        }

        var (nonce, text, tag) = Parts(protectedData);
        var plaintext = new byte[text.Length];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(nonce.Span, text.Span, tag.Span, plaintext);
        return plaintext;
    }

    private static (Memory<byte> Nonce, Memory<byte> Text, Memory<byte> Tag) Parts(byte[] bytes) =>
        (bytes.AsMemory(0, NonceBytes), bytes.AsMemory(NonceBytes, bytes.Length - NonceBytes - TagBytes), bytes.AsMemory(bytes.Length - TagBytes));
}
